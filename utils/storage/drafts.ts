import * as v from 'valibot';
import type { Attachment, Turn } from '../chat/conversation';
import { isEmptyDraft, leavingOut, withoutPictures, withoutTabs, type Draft } from '../chat/draft';
import { pageKey } from '../text/page-key';
import type { KeptDraft } from './schema';
import type { Database } from './transaction';
import { membersOf } from './salvage';
import { draftPictureShape, selectionShape } from './stored-shape';
import { transact } from './transact';

/** A question, whose parts leave the draft. */
type Asked = Pick<Turn, 'question'> & {
  readonly attachment: Pick<Attachment, 'selection' | 'pictures' | 'beside' | 'without'>;
};

/**
 * Drafts of questions, by conversation. Several windows may show one conversation: each panel has a draft of
 * its own there, under its id, and overwrites no other.
 */
export interface Drafts {
  /**
   * Keeps a panel's draft of a conversation, stored or not; an empty one is removed. `hasSamePictures` has it keep the
   * pictures that it has.
   */
  keep(conversationId: string, draft: Draft, panel: string, hasSamePictures?: boolean): Promise<void>;
  /** A panel's own draft; else the newest one of a panel that is not among `open`, which becomes its own. */
  of(conversationId: string, panel: string, open: ReadonlySet<string>): Promise<Draft | null>;
  /** Removes what a panel just asked from its own draft, or from all; the rest stays. */
  forgetAsked(conversationId: string, asked: Asked, panel: string | null): Promise<void>;
}

export function createDrafts(database: Database): Drafts {
  /**
   * Replaces the drafts of a conversation, within one transaction; returns the panel's own draft afterwards.
   */
  function change(
    conversationId: string,
    panel: string | null,
    replace: (kept: readonly KeptDraft[]) => readonly KeptDraft[],
  ): Promise<Draft | null> {
    return transact(database, ['drafts'], 'readwrite', async (transaction) => {
      const store = transaction.objectStore('drafts');
      const stored: unknown = await store.get(conversationId);
      const drafts = replace(keptIn(stored)).filter(({ draft }) => !isEmptyDraft(draft));
      if (drafts.length > 0) await store.put({ conversationId, drafts });
      else await store.delete(conversationId);
      return drafts.find((one) => one.panel === panel)?.draft ?? null;
    });
  }

  return {
    async keep(conversationId, draft, panel, hasSamePictures = false) {
      await change(conversationId, panel, (kept) => {
        const { pictures } = (hasSamePictures && kept.find((one) => one.panel === panel)?.draft) || draft;
        const next = { ...draft, ...(pictures && { pictures }) };
        return [...kept.filter((one) => one.panel !== panel), { panel, draft: next }];
      });
    },

    of: (conversationId, panel, open) =>
      change(conversationId, panel, (kept) => {
        if (kept.some((one) => one.panel === panel)) return kept;
        const left = kept.findLast((one) => !open.has(one.panel));
        return left ? [...kept.filter((one) => one !== left), { ...left, panel }] : kept;
      }),

    async forgetAsked(conversationId, asked, panel) {
      const isMeant = (one: KeptDraft) => panel === null || one.panel === panel;
      await change(conversationId, panel, (kept) =>
        kept.map((one) => (isMeant(one) ? { ...one, draft: without(one.draft, asked) } : one)),
      );
    },
  };
}

function without(
  draft: Draft,
  { question, attachment: { selection, pictures = [], beside = [], without: out = [] } }: Asked,
): Draft {
  const isAsked = JSON.stringify(draft.selection) === JSON.stringify(selection);
  const hashes = pictures.map(({ hash }) => hash);
  const left = (draft.without ?? []).filter((key) => !out.includes(key));
  const keys = beside.map(({ url }) => pageKey(url));
  return {
    ...withoutTabs(withoutPictures(leavingOut(draft, left), hashes), keys),
    text: draft.text.trim() === question ? '' : draft.text,
    selection: isAsked ? null : draft.selection,
  };
}

const tabShape = v.object({ tabId: v.number(), key: v.string(), title: v.string(), site: v.string() });
const draftShape = v.object({
  text: v.string(),
  selection: v.nullable(selectionShape),
  pictures: v.exactOptional(v.pipe(v.array(draftPictureShape), v.readonly())),
  tabs: v.exactOptional(v.pipe(v.array(tabShape), v.readonly())),
  without: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
});
const keptShape = v.object({ panel: v.string(), draft: draftShape });

/**
 * The stored drafts. Before there were drafts by panel it was a single one, which belongs to no panel any
 * more.
 */
function keptIn(stored: unknown): readonly KeptDraft[] {
  const { draft, drafts } = membersOf(stored);
  if (v.is(draftShape, draft)) return [{ panel: '', draft }];
  return Array.isArray(drafts) ? drafts.filter((one) => v.is(keptShape, one)) : [];
}
