import type { AnswerReading } from '@/utils/answer/read-blocks';
import type { Block } from '@/utils/answer/tree';

/** All blocks of an answer as far as it was read, the finished ones first. */
export function allBlocks({ finished, open }: AnswerReading): readonly Block[] {
  return [...finished, ...open];
}
