// Brazilian Portuguese for who the others are; part of `portuguese.ts`.
import type { Words } from './english.ts';
import { createForms } from './forms.ts';

const { date } = createForms<never>('pt-BR');

export const portuguesePeople: Words['people'] = {
  date,
  signs: (signs) => `Chave: ${signs}`,
  yours: (signs) => `A sua: ${signs}`,
  fresh: 'Novo para você.',
  knownSince: (date) => `Você conhece este jogador desde ${date}.`,
  knownAs: (name, date) => `Você conhece este jogador desde ${date}, da última vez como ${name}.`,
  asking: 'Pedindo a chave…',
  none: 'Não mostra chave: pode ser qualquer pessoa.',
  mismatch: 'Há alguém no meio da conexão: ela não é usada.',
  changed: 'Mostrou outra chave antes.',
  linkUnproven: 'O caminho até este jogador não foi verificado.',
  who: (name) => `Quem é ${name}`,
  intruder: (name) => `Há alguém no meio da conexão com ${name}.`,
  intruderDetail: 'Ela não é mais usada. Saia desta sala e avise quem cuida deste lobby.',
};
