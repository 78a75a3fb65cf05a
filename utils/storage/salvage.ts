/** Saving what an invalid record still holds: every word that is in its place. */
import * as v from 'valibot';
import type { Answer, Turn } from '../chat/conversation';
import { turnsIn } from './older-turns';
import {
  actionShape,
  answerShape,
  LAST_MOMENT,
  pageShape,
  pictureShape,
  selectionShape,
  turnShape,
} from './stored-shape';

/** True if a record has the shape of a turn. */
export function isTurn(value: unknown): value is Turn {
  return v.is(turnShape, value);
}

/** The problem of a record, as a sentence for the developer who looks into it; empty if there is none. */
export function whatIsWrong(shape: v.GenericSchema, value: unknown): string {
  const [issue] = v.safeParse(shape, value).issues ?? [];
  return issue ? `${v.getDotPath(issue) ?? 'The record'}: ${issue.message}` : '';
}

/**
 * The turn itself if it is valid; else one of the right shape with the words that are left, and an answer
 * that says so. It follows the turn `before` where it is lost which one it followed.
 */
export function salvageTurn(value: unknown, before: string | null = null): Turn {
  if (isTurn(value)) return value;
  const turn = membersOf(value);
  const attachment = membersOf(turn['attachment']);
  return {
    id: text(turn['id']) || crypto.randomUUID(),
    after: turn['after'] === null ? null : text(turn['after']) || before,
    question: text(turn['question']),
    action: parsed(actionShape, turn['action']) ?? 'ask',
    attachment: {
      page: salvagePage(attachment['page']),
      ...salvageBeside(attachment['beside']),
      ...salvageWithout(attachment['without']),
      selection: salvageSelection(attachment['selection']),
      ...salvagePictures(attachment['pictures']),
    },
    answer: salvageAnswer(turn['answer'], whatIsWrong(turnShape, value)),
  };
}

/** All turns in a record of a turn, with the words that are left of them. */
export function salvageTurns(record: unknown): readonly Turn[] {
  return turnsIn(membersOf(record)['turn'], null).map((turn) => salvageTurn(turn));
}

/** Without its hash it leads to no text, and does not count as a page that was read. */
function salvagePage(value: unknown): Turn['attachment']['page'] {
  const whole = parsed(pageShape, value);
  const page = membersOf(value);
  if (whole || !text(page['hash'])) return whole ?? null;
  return {
    url: text(page['url']),
    title: text(page['title']),
    site: text(page['site']),
    byline: text(page['byline']) || null,
    published: text(page['published']) || null,
    language: text(page['language']) || null,
    hash: text(page['hash']),
    mode: 'main',
    leftOut: [],
    sections: null,
    coverage: 'whole',
    characters: time(page['characters']) ?? 0,
    sentCharacters: time(page['sentCharacters']) ?? 0,
  };
}

function salvageBeside(value: unknown): Pick<Turn['attachment'], 'beside'> {
  const beside = Array.isArray(value) ? value.flatMap((one) => salvagePage(one) ?? []) : [];
  return beside.length === 0 ? {} : { beside };
}

/** A page that the user left out stays out. */
function salvageWithout(value: unknown): Pick<Turn['attachment'], 'without'> {
  const without = Array.isArray(value) ? value.map(text).filter(Boolean) : [];
  return without.length === 0 ? {} : { without };
}

function salvagePictures(value: unknown): Pick<Turn['attachment'], 'pictures'> {
  const pictures = Array.isArray(value) ? value.flatMap((one) => parsed(pictureShape, one) ?? []) : [];
  return pictures.length === 0 ? {} : { pictures };
}

function salvageSelection(value: unknown): Turn['attachment']['selection'] {
  const whole = parsed(selectionShape, value);
  const selection = membersOf(value);
  if (whole || !text(selection['text'])) return whole ?? null;
  return { text: text(selection['text']), headings: [], around: text(selection['around']) };
}

function salvageAnswer(value: unknown, message: string): Answer {
  const answer = membersOf(value);
  const whole = parsed(answerShape, value);
  return {
    model: text(answer['model']),
    askedAt: time(answer['askedAt']) ?? 0,
    reasoning: text(answer['reasoning']),
    text: text(answer['text']),
    reasoningAt: time(answer['reasoningAt']),
    textAt: time(answer['textAt']),
    usage: whole?.usage ?? null,
    dropped: whole?.dropped ?? [],
    waiting: null,
    outcome: { type: 'failed', failure: { kind: 'damaged', message } },
  };
}

/** The members of an object; none of any other value. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A moment that can be shown, or null. */
export const time = (value: unknown): number | null =>
  typeof value === 'number' && value >= 0 && value <= LAST_MOMENT ? value : null;

function parsed<Shape extends v.GenericSchema>(
  shape: Shape,
  value: unknown,
): v.InferOutput<Shape> | undefined {
  const result = v.safeParse(shape, value);
  return result.success ? result.output : undefined;
}
