// The room as a person sees it: plain values read from a RoomState, nothing computed twice.
// Pure; must not keep a reference into the state, which changes 60 times a second.
import { settingsCount } from '../../shared/simulation/command.ts';
import { seatsMax, ticksPerSecond } from '../../shared/simulation/constants.ts';
import * as match from '../../shared/simulation/match-readers.ts';
import * as read from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';

export type RoomPhase = read.Phase;

/** 0 is the bench. */
export type Team = 0 | 1 | 2;

/** One taken seat. */
export type SeatView = {
  readonly seat: number;
  /** On the disc, 1 to 99. */
  readonly number: number;
  /** 0 for a bot. */
  readonly playerId: number;
  readonly name: string;
  readonly team: Team;
  readonly kind: 'human' | 'bot';
  readonly isMe: boolean;
  readonly isAdmin: boolean;
  readonly isReady: boolean;
  /** The human's tab is gone; a bot keeps the seat for up to 60 s. */
  readonly isAway: boolean;
  /** Goals in this match, own goals not counted. */
  readonly goals: number;
  readonly assists: number;
  readonly ownGoals: number;
  readonly shots: number;
  readonly saves: number;
  readonly passes: number;
  /** Of the time that anybody had the ball, 0 to 100. */
  readonly possessionPercent: number;
  /** 1 for who gets the next place; 0 for who waits for none. */
  readonly queuePlace: number;
};

export type GoalView = {
  /** The side that the goal counts for. */
  readonly team: Team;
  /** Empty when nobody touched the ball. */
  readonly scorer: string;
  /** Empty when nobody helped. */
  readonly assist: string;
  readonly isOwnGoal: boolean;
  /** Of the ball over the line, as if a disc were a person; 0 where it means nothing. */
  readonly kmh: number;
};

export type RoomView = {
  readonly phase: RoomPhase;
  readonly me: number;
  readonly myTeam: Team;
  readonly amAdmin: boolean;
  /** Taken seats in roster order. */
  readonly seats: readonly SeatView[];
  /** Values by setting index. */
  readonly settings: readonly number[];
  readonly score: readonly [number, number];
  /** Whole seconds played. */
  readonly elapsedSeconds: number;
  /** Whole seconds of a match; 0 for no limit. */
  readonly limitSeconds: number;
  readonly isOvertime: boolean;
  /** The side that has, or had last, the kick-off. */
  readonly kickOffTeam: Team;
  /** 0 while nobody has won. */
  readonly winner: Team;
  /** Set while the goal is celebrated. */
  readonly goal: GoalView | null;
  /** Whole seconds until a match starts because the players are ready; 0 for none. */
  readonly startSeconds: number;
};

/** A disc of 30 px is as broad as a person with elbows: 20 px are a metre. */
const kmhPerPxPerTick = (ticksPerSecond / 20) * 3.6;

/** What `me` sees of the room at this tick. */
export function readRoomView(state: RoomState, me: number): RoomView {
  const seats: SeatView[] = [];
  const possession = totalPossession(state);
  for (let seat = 0; seat < seatsMax; seat += 1) {
    const kind = read.seatKindAt(state, seat);
    if (kind === 'free') continue;
    seats.push({
      ...readSeat(state, seat, kind, me),
      ...readStatistics(state, seat, possession),
    });
  }
  const mine = seats.find((seat) => seat.isMe);
  const settings: number[] = [];
  for (let index = 0; index < settingsCount; index += 1)
    settings.push(read.settingOf(state, index));
  return {
    phase: read.phaseOf(state),
    me,
    myTeam: mine?.team ?? 0,
    amAdmin: mine?.isAdmin ?? false,
    seats,
    settings,
    score: [read.scoreOf(state, 1), read.scoreOf(state, 2)],
    elapsedSeconds: Math.floor(read.clockTicksOf(state) / ticksPerSecond),
    limitSeconds: Math.floor(read.timeLimitTicksOf(state) / ticksPerSecond),
    isOvertime: read.isOvertime(state),
    kickOffTeam: asTeam(read.kickOffTeamOf(state)),
    winner: asTeam(read.winnerOf(state)),
    goal: readGoal(state),
    startSeconds: Math.ceil(match.startTicksOf(state) / ticksPerSecond),
  };
}

/** True when both would look the same on the screen. */
export function isSameRoomView(a: RoomView, b: RoomView): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

type Statistics = Pick<
  SeatView,
  'goals' | 'assists' | 'ownGoals' | 'shots' | 'saves' | 'passes' | 'possessionPercent'
>;

function readSeat(
  state: RoomState,
  seat: number,
  kind: 'human' | 'bot',
  me: number,
): Omit<SeatView, keyof Statistics> {
  const playerId = kind === 'human' ? read.playerIdAt(state, seat) : 0;
  return {
    seat,
    number: read.numberAt(state, seat),
    playerId,
    name: read.nameAt(state, seat),
    team: asTeam(read.teamAt(state, seat)),
    kind,
    isMe: playerId !== 0 && playerId === me,
    isAdmin: kind === 'human' && read.isAdminAt(state, seat),
    isReady: kind === 'human' && read.isReadyAt(state, seat),
    isAway: kind === 'human' && read.isAwayAt(state, seat),
    queuePlace: match.queuePlaceOf(state, seat),
  };
}

function readStatistics(state: RoomState, seat: number, possession: number): Statistics {
  const share = match.possessionTicksBySeat(state, seat) / Math.max(1, possession);
  return {
    goals: read.goalsBySeat(state, seat),
    assists: read.assistsBySeat(state, seat),
    ownGoals: read.ownGoalsBySeat(state, seat),
    shots: match.shotsBySeat(state, seat),
    saves: match.savesBySeat(state, seat),
    passes: match.passesBySeat(state, seat),
    possessionPercent: Math.round(100 * share),
  };
}

function totalPossession(state: RoomState): number {
  let ticks = 0;
  for (let seat = 0; seat < seatsMax; seat += 1) ticks += match.possessionTicksBySeat(state, seat);
  return ticks;
}

function readGoal(state: RoomState): GoalView | null {
  if (read.phaseOf(state) !== 'goal') return null;
  const team = asTeam(read.goalTeamOf(state));
  const seat = read.lastScorerSeat(state);
  return {
    team,
    scorer: nameOrEmpty(state, seat),
    assist: nameOrEmpty(state, read.lastAssistSeat(state)),
    isOwnGoal: seat >= 0 && read.teamAt(state, seat) !== team,
    kmh: Math.round(match.goalSpeedOf(state) * kmhPerPxPerTick),
  };
}

function nameOrEmpty(state: RoomState, seat: number): string {
  return seat < 0 ? '' : read.nameAt(state, seat);
}

function asTeam(value: number): Team {
  return value === 1 || value === 2 ? value : 0;
}
