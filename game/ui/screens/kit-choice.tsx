// What the sides wear: two discs for everybody, a choice for an admin. Kits that some eyes would
// take for each other can't be chosen together.
import { settingIndex } from '../../../shared/simulation/command.ts';
import { canMeet, kitPair, kits, kitsOfPair } from '../../../shared/simulation/kit.ts';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { KitDisc } from '../parts/disc.tsx';
import type { RoomView } from '../room-view.ts';
import { sides, wornPair } from '../team.ts';

export function KitChoice({ room }: { readonly room: RoomView }) {
  const labels = words.value.kits;
  return (
    <section class="kit-choice" aria-labelledby="kits-title">
      <h3 id="kits-title">{labels.title}</h3>
      {sides.map((team) => (
        <KitRow key={team} team={team} isMine={room.amAdmin} />
      ))}
      {room.amAdmin && <small>{labels.help}</small>}
    </section>
  );
}

function KitRow({ team, isMine }: { readonly team: 1 | 2; readonly isMine: boolean }) {
  const { actions } = useApp();
  const labels = words.value.kits;
  const pair = kitsOfPair(wornPair.value);
  const own = kits[pair[team - 1]];
  const name = labels.names[own.name];
  if (!isMine) {
    return (
      <p class="kit-row">
        <KitDisc kit={own} number="" />
        {labels.sides[team]}
        <strong>{name}</strong>
      </p>
    );
  }
  return (
    <fieldset class="kit-row">
      <legend>
        {labels.sides[team]} <strong>{name}</strong>
      </legend>
      {kits.map((kit, index) => (
        <KitOption
          key={kit.name}
          index={index}
          team={team}
          pair={pair}
          onChoose={(next) => actions.setSetting(settingIndex.kits, next)}
        />
      ))}
    </fieldset>
  );
}

type KitOptionProps = {
  readonly index: number;
  readonly team: 1 | 2;
  readonly pair: readonly [number, number];
  readonly onChoose: (pair: number) => void;
};

function KitOption({ index, team, pair, onChoose }: KitOptionProps) {
  const { names, tooAlike } = words.value.kits;
  const next = pairWith(pair, team, index);
  const canWear = canMeet(...next);
  const kit = kits[index];
  const other = kits[pair[2 - team]];
  const label = canWear ? names[kit.name] : tooAlike(names[kit.name], names[other.name]);
  return (
    <label class="kit-option" title={label}>
      <input
        type="radio"
        name={`kit-${team}`}
        aria-label={label}
        checked={pair[team - 1] === index}
        disabled={!canWear}
        onChange={() => onChoose(kitPair(...next))}
      />
      <KitDisc kit={kit} number={pair[team - 1] === index ? '✓' : ''} />
    </label>
  );
}

/** Who asks for the other side's kit changes kits with it. */
export function pairWith(
  [first, second]: readonly [number, number],
  team: 1 | 2,
  index: number,
): readonly [number, number] {
  const others = team === 1 ? second : first;
  if (index === others) return [second, first];
  return team === 1 ? [index, second] : [first, index];
}
