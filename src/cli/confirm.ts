import { HumanError } from '../errors';
import type { Io } from './io';
import { printable } from './printable';

/**
 * Asks a person whether to go on. Anything but `y` or `yes`, an end of the input and Ctrl+C too, is a no.
 *
 * @throws HumanError where nobody can be asked: a program that answers itself says so with --yes
 */
export async function confirmed(question: string, io: Pick<Io, 'ask'>): Promise<boolean> {
  const answer = await io.ask(`${question.split('\n').map(printable).join('\n')} [y/N] `);
  if (answer === undefined) throw new HumanError('There is no terminal to ask for confirmation: add --yes.');
  return /^y(es)?$/i.test(answer.trim());
}
