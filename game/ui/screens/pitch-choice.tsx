// What the room plays on: a drawing for everybody; for an admin a choice, and a way to bring a
// file.
import { settingIndex } from '../../../shared/simulation/command.ts';
import { builtInStadiums } from '../../../shared/simulation/stadium.ts';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import type { PitchView } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { PitchPreview } from '../parts/pitch-preview.tsx';
import type { RoomView } from '../room-view.ts';

export function PitchChoice({ room }: { readonly room: RoomView }) {
  const { model } = useApp();
  const pitch = model.pitch.value;
  if (pitch === null) return null;
  return (
    <section class="pitch-choice" aria-labelledby="pitch-title">
      <h3 id="pitch-title">{words.value.pitch.title}</h3>
      <figure>
        <PitchPreview stadium={pitch.stadium} />
        <figcaption data-testid="pitch-name">
          <bdi>{pitch.stadium.name || words.value.common.noName}</bdi>
        </figcaption>
      </figure>
      {room.amAdmin && <Choice pitch={pitch} />}
      <KeepButton pitch={pitch} />
      {model.pitchTrouble.value !== '' && <p class="pitch-trouble">{model.pitchTrouble.value}</p>}
    </section>
  );
}

/** For a pitch of somebody else's file. */
function KeepButton({ pitch }: { readonly pitch: PitchView }) {
  const { model, actions } = useApp();
  const isKept = model.keptPitches.value.some((one) => one.hash === pitch.hash);
  if (pitch.hash === '' || isKept) return null;
  return (
    <button type="button" class="button small" onClick={() => actions.keepPitch(pitch.hash)}>
      <Icon name="plus" />
      {words.value.pitch.keep}
    </button>
  );
}

function Choice({ pitch }: { readonly pitch: PitchView }) {
  const { model, actions } = useApp();
  const kept = model.keptPitches.value;
  const labels = words.value.pitch;
  const isKept = kept.some((one) => one.hash === pitch.hash);
  const choose = (value: string) => {
    const index = Number(value);
    if (value.length > 2) actions.choosePitch(value);
    else actions.setSetting(settingIndex.stadium, index);
  };
  return (
    <div class="pitch-tools">
      <select
        aria-label={labels.choose}
        value={pitch.hash || String(pitch.index)}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <optgroup label={labels.ofTheHouse}>
          {builtInStadiums.map(({ name }, index) => (
            <option key={name} value={String(index)}>
              {name}
            </option>
          ))}
        </optgroup>
        {kept.length > 0 && (
          <optgroup label={labels.yours}>
            {kept.map(({ hash, name }) => (
              <option key={hash} value={hash}>
                {name || words.value.common.noName}
              </option>
            ))}
          </optgroup>
        )}
        {pitch.hash !== '' && !isKept && (
          <option value={pitch.hash}>{pitch.stadium.name || words.value.common.noName}</option>
        )}
      </select>
      <label class="button small">
        <Icon name="plus" />
        {labels.load}
        <input
          class="file-input"
          type="file"
          accept=".hbs,.json,.json5"
          aria-label={labels.loadLabel}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file !== undefined) actions.loadPitch(file);
          }}
        />
      </label>
      {isKept && (
        <button type="button" class="button small" onClick={() => actions.forgetPitch(pitch.hash)}>
          <Icon name="close" />
          {labels.forget}
        </button>
      )}
      <small>{labels.drop}</small>
    </div>
  );
}
