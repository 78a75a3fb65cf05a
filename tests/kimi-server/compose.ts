import { paragraphsOf, type Paragraph } from './paragraphs.ts';
import { findPassages } from './passages.ts';
import { PHRASES } from './phrases.ts';
import { partSummary } from './part-summary.ts';
import { partTranslation } from './part-translation.ts';
import type { Prompt } from './prompt.ts';
import { candidates, rankSentences } from './text-rank.ts';

/** An answer before it is sent. */
export interface Reply {
  readonly reasoning: string;
  readonly text: string;
}

/**
 * Answers a prompt without a model: a summary consists of the page's own sentences, and a question gets the passages
 * that fit it best. Writes Markdown, in the prompt's language; the reasoning tells the method.
 */
export function compose(prompt: Prompt): Reply {
  const paragraphs = paragraphsOf(prompt.page?.text ?? '');
  if (prompt.isTranslation) return { reasoning: '', text: partTranslation(prompt.page?.text ?? '') };
  if (prompt.isPart) return { reasoning: reasoning(prompt, paragraphs), text: partSummary(paragraphs) };
  const body = prompt.isSummary && prompt.page ? summary(prompt, paragraphs) : answer(prompt, paragraphs);
  return {
    reasoning: reasoning(prompt, paragraphs),
    text: [PHRASES[prompt.language].introduction, ...seen(prompt), ...body].join('\n\n'),
  };
}

/** All that the server can say of pictures: their formats and sizes, as they arrived. */
function seen({ pictures, language }: Prompt): readonly string[] {
  if (pictures.length === 0) return [];
  const list = pictures.map(({ format, width, height }) => `${format}, ${width} × ${height}`).join('; ');
  return [PHRASES[language].pictures(list)];
}

/** The most central sentence in bold, then the next best in the order of the page. */
function summary({ page, language }: Prompt, paragraphs: readonly Paragraph[]): readonly string[] {
  const phrases = PHRASES[language];
  const count = candidates(paragraphs).length;
  const [lead, ...points] = rankSentences(paragraphs, 1 + Math.min(7, Math.max(3, Math.round(count / 8))));
  const heading = `### ${phrases.summary(escape(page?.title ?? ''))}`;
  if (!lead) return [heading, phrases.tooShort, ...quotes(paragraphs, language)];
  const bullets = points
    .toSorted((a, b) => a.order - b.order)
    .map(({ text, mark }) => `- ${boldLead(text)}${cited(mark)}`);
  const list = bullets.length > 0 ? [phrases.keyPoints, bullets.join('\n')] : [];
  return [heading, `**${phrases.inShort}** ${escape(lead.text)}${cited(lead.mark)}`, ...list];
}

function answer({ page, selection, request, language }: Prompt, paragraphs: readonly Paragraph[]) {
  const phrases = PHRASES[language];
  // Without a page there is at least what stands around the selection: itself.
  if (!page && selection === null) return [phrases.noPage];
  const texts = page ? paragraphs : paragraphsOf(selection ?? '');
  // "Explain the selection …" is the panel's wording, not the user's.
  const own = /^(?:explain|translate) the selection\b/i.test(request) ? '' : request;
  const found = findPassages(texts, `${selection ?? ''} ${own}`, 3);
  if (found.length === 0) return [phrases.noPassage, ...outline(paragraphs, phrases.sections)];
  return [selection === null ? phrases.bestPassages : phrases.aboutSelection, ...quotes(found, language)];
}

function quotes(paragraphs: readonly Paragraph[], language: Prompt['language']): readonly string[] {
  return paragraphs.flatMap(({ text, heading, mark }) => [
    ...(heading === '' ? [] : [PHRASES[language].under(escape(heading))]),
    mark === '' ? `> ${escape(text)}` : `> “${escape(text)}”${cited(mark)}`,
  ]);
}

function outline(paragraphs: readonly Paragraph[], introduction: string): readonly string[] {
  const headings = [...new Set(paragraphs.map(({ heading }) => heading))].filter((text) => text !== '');
  return headings.length === 0
    ? []
    : [
        introduction,
        headings
          .slice(0, 8)
          .map((text) => `- ${escape(text)}`)
          .join('\n'),
      ];
}

/** The mark of the passage that a sentence comes from, after it. */
function cited(mark: string): string {
  return mark === '' ? '' : ` ${mark}`;
}

/** The beginning of a sentence in bold, up to its first comma or a few words, to skim by. */
function boldLead(sentence: string): string {
  const lead = /^(?:.{4,40}?(?=[,;:、,;:])|(?:\S+ ){3}\S+(?= )|.{6,12}?(?=[はがをに的]))/u.exec(
    sentence,
  )?.[0];
  if (lead === undefined) return escape(sentence);
  return `**${escape(lead)}**${escape(sentence.slice(lead.length))}`;
}

/** The page's text must not become Markdown by accident. */
function escape(text: string): string {
  return text.replace(/[\\`*_[<>|]/g, String.raw`\$&`);
}

function reasoning({ page, selection, request, isSummary, turn }: Prompt, paragraphs: readonly Paragraph[]) {
  const count = candidates(paragraphs).length;
  const wish =
    selection === null
      ? `The user wants: “${clip(request)}”`
      : `The user asks about a selection: “${clip(selection)}”`;
  return [
    `${wish}.`,
    turn > 1 ? `We have spoken ${turn - 1} times before.` : '',
    page
      ? `The page “${clip(page.title)}” has ${paragraphs.length} paragraphs and ${count} sentences worth ranking.`
      : 'No page came along.',
    !page
      ? 'So I say what I need.'
      : isSummary
        ? 'I connect its sentences by the words they share and rank them by PageRank.'
        : 'I look for the passages that share the rarest words with the question.',
    !page ? '' : '\n\nThen I quote the best ones as they are, without adding anything of my own.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line;
}
