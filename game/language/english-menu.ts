// English for the menu and the match behind it; part of `english.ts`.
import { createForms } from './forms.ts';

const { plural, number } = createForms<'one'>('en');

export const englishMenu = {
  tagline: 'Football with friends in a browser tab. No sign-up, no install.',
  online: (people: number) => `${number(people)} online`,
  yourName: 'Your name',
  anotherName: 'Another name',
  roomCode: 'Room code',
  code: 'CODE',
  join: 'Join',
  codeHint: (example: string) => `A room code has four letters or digits, like ${example}.`,
  lobbyDown: 'The lobby is out of reach right now. We keep trying.',
  jumpIn: (keys: string) => `Press ${keys} to jump straight in`,
  anArrow: 'an arrow key',
  dragIn: 'Drag anywhere to play',
  stickIn: 'Push the stick to jump straight in',
  sound: 'Sound',
  openRooms: (rooms: number) => plural(rooms, { one: '# open room', other: '# open rooms' }),
  offline: 'No network. Practice works.',
  newVersion: 'A newer version is ready.',
  update: 'Update',
  noWebRtc: 'This browser blocks WebRTC: rooms are out of reach, practice works.',
  lastRoom: (code: string, time: string) => `Back to room ${code}? ${time} left`,
  goBack: 'Go back',
};

export const englishPractice = {
  title: 'Practice',
  move: (keys: string) => `${keys} to run`,
  moveStick: 'Push the stick to run',
  moveTouch: 'Drag to run',
  push: 'Run into the ball to push it',
  kick: (key: string) => `${key} kicks: hold it and run at the ball`,
  kickTouch: 'The big button kicks: hold it and run at the ball',
  score: 'Now score: shoot at the goal on the right',
  nextMatch: 'The next match begins in a moment.',
  start: 'Practise',
};
