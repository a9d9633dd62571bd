// How to bring friends in, and what the match will be.
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { Segmented } from '../parts/segmented.tsx';
import type { RoomView } from '../room-view.ts';
import { settingChoices } from '../settings.ts';
import { KitChoice } from './kit-choice.tsx';
import { PitchChoice } from './pitch-choice.tsx';

export function InvitePanel({ room }: { readonly room: RoomView }) {
  return (
    <section class="card panel invite-panel" aria-labelledby="invite-title">
      <h2 id="invite-title">{words.value.room.invite}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller is reached by keyboard. */}
      <section class="panel-scroll" aria-label={words.value.room.match} tabIndex={0}>
        <Invite />
        <PitchChoice room={room} />
        <MatchSettings room={room} />
        <KitChoice room={room} />
      </section>
    </section>
  );
}

function Invite() {
  const { model, actions } = useApp();
  const code = model.roomCode.value;
  const link = model.roomLink.value;
  const { common, menu, play, room } = words.value;
  return (
    <>
      <div class="invite">
        <QrCode text={link} />
        <p>
          <span class="invite-label">{menu.roomCode}</span>
          <output class="code" aria-label={room.spelled([...code].join(' '))}>
            {code || '····'}
          </output>
        </p>
      </div>
      <div class="invite-buttons">
        <button type="button" class="button" disabled={link === ''} onClick={actions.copyLink}>
          <Icon name="copy" />
          {common.copyLink}
        </button>
        {navigator.share !== undefined && (
          <button type="button" class="button" disabled={link === ''} onClick={actions.shareLink}>
            <Icon name="share" />
            {play.share}
          </button>
        )}
      </div>
      <a class="invite-link" dir="ltr" href={link} onClick={(event) => event.preventDefault()}>
        {link.replace(/^https?:\/\//, '')}
      </a>
      {model.lobbyLink.value === 'down' && (
        <p class="trouble" role="status">
          <span class="dot" aria-hidden="true" />
          {room.lobbyPausedDetail}
        </p>
      )}
    </>
  );
}

function MatchSettings({ room }: { readonly room: RoomView }) {
  const { actions } = useApp();
  return (
    <div class="settings">
      <h3>{words.value.room.match}</h3>
      {settingChoices.map((choice) => (
        <Segmented
          key={choice.index}
          legend={choice.label(words.value)}
          options={choice.options.map(({ value, label }) => ({
            value,
            label: label(words.value),
          }))}
          value={room.settings[choice.index] ?? 0}
          disabled={!room.amAdmin}
          onChange={(value) => actions.setSetting(choice.index, value)}
        />
      ))}
    </div>
  );
}
