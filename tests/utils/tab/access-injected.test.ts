import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import type { PassageTarget } from '@/utils/page/passage-target';
import { DEFAULT_SETTINGS, settingsItem } from '@/utils/settings/settings';
import { capturePage } from '@/utils/tab/access';
import { callInjected, inAllFrames, inject } from '@/utils/tab/access-injected';
import { showPassage } from '@/utils/tab/access-passage';
import { capturePdf } from '@/utils/tab/access-pdf';
import { loadRest } from '@/utils/tab/access-rest';
import { captureSelection } from '@/utils/tab/access-selection';

interface Document {
  readonly frameId: number;
  readonly documentId?: string;
  /** The origins that the frame tells of itself; none where it can't be asked. */
  readonly origins?: readonly string[];
}

interface Injection {
  readonly target: {
    readonly tabId: number;
    readonly allFrames?: boolean;
    readonly frameIds?: readonly number[];
    readonly documentIds?: readonly string[];
  };
  readonly files?: readonly string[];
  readonly func?: { readonly name: string };
}

/** A tab with frames; returns everything that was run in it but for the question where a frame is from. */
function tabWith(url: string | undefined, documents: readonly Document[]) {
  const ran: { readonly what: string; readonly target: Injection['target'] }[] = [];
  vi.spyOn(browser.tabs, 'get').mockImplementation(async () => ({ id: 7, url }) as never);
  vi.spyOn(browser.scripting, 'executeScript').mockImplementation((async ({
    target,
    files,
    func,
  }: Injection) => {
    const isMeant = ({ frameId, documentId }: Document) =>
      target.allFrames === true ||
      (target.documentIds?.includes(documentId ?? '') ?? target.frameIds?.includes(frameId) ?? frameId === 0);
    const meant = documents.filter(isMeant);
    if (func?.name === 'originsHere')
      return meant.map(({ frameId, documentId, origins }) => ({ frameId, documentId, result: origins }));
    ran.push({ what: files?.[0] ?? func?.name ?? '', target });
    return meant.map(({ frameId, documentId }) => ({ frameId, documentId, result: undefined }));
  }) as never);
  return ran;
}

const never = (...neverRead: string[]) => settingsItem.setValue({ ...DEFAULT_SETTINGS, neverRead });

const PASSAGE: PassageTarget = {
  text: 'Your balance',
  kind: 'paragraph',
  before: [],
  after: [],
  headings: [],
  pdfPage: null,
  seconds: null,
};

const LISTED = { kind: 'site-listed', message: 'bank.example' };
const BANK: readonly Document[] = [{ frameId: 0, documentId: 'a', origins: ['https://my.bank.example'] }];
const NEWS_WITH_BANK: readonly Document[] = [
  { frameId: 0, documentId: 'a', origins: ['https://news.example'] },
  { frameId: 3, documentId: 'b', origins: ['https://my.bank.example', 'https://news.example'] },
  {
    frameId: 4,
    documentId: 'c',
    origins: ['about:srcdoc', 'null', 'https://my.bank.example', 'https://news.example'],
  },
  { frameId: 5, documentId: 'd', origins: ['https://ads.example', 'https://news.example'] },
  { frameId: 6, documentId: 'e' },
];

beforeEach(async () => {
  await never('bank.example');
});

describe('on a site that is never read', () => {
  test('no script runs, whatever is wanted of the page', async () => {
    const ran = tabWith('https://my.bank.example/account', BANK);
    expect(await capturePage(7)).toEqual(LISTED);
    expect(await capturePdf(7)).toEqual(LISTED);
    await expect(captureSelection(7)).rejects.toMatchObject({ failure: LISTED });
    await expect(captureSelection(7, { frameId: 0 })).rejects.toMatchObject({ failure: LISTED });
    await expect(loadRest(7).next()).rejects.toMatchObject({ failure: LISTED });

    expect(await showPassage(7, PASSAGE)).toBe('absent');
    for (const script of ['page', 'selection', 'rest', 'passage', 'pdf'] as const)
      await expect(inject({ tabId: 7 }, script)).rejects.toMatchObject({ failure: LISTED });
    await expect(callInjected({ tabId: 7, allFrames: true }, 'hidePassage')).rejects.toMatchObject({
      failure: LISTED,
    });
    await expect(inAllFrames(7, () => document.title)).rejects.toMatchObject({ failure: LISTED });
    expect(ran).toEqual([]);
  });

  test('not even a tab that shows no address is read: its page is asked where it is from', async () => {
    const ran = tabWith(undefined, BANK);
    expect(await capturePage(7)).toEqual(LISTED);
    expect(ran).toEqual([]);
  });

  test('a reading that was under way when the site was listed gives nothing', async () => {
    await never();
    tabWith('https://my.bank.example/account', BANK);
    vi.spyOn(browser.scripting, 'executeScript').mockImplementation((async ({ func }: Injection) => {
      if (func?.name === 'originsHere') return BANK.map((frame) => ({ ...frame, result: frame.origins }));
      await never('bank.example');
      return [{ frameId: 0, result: 'what was read' }];
    }) as never);
    await expect(inject({ tabId: 7 }, 'page')).rejects.toMatchObject({ failure: LISTED });
    await never();
    await expect(callInjected({ tabId: 7, allFrames: true }, 'hidePassage')).rejects.toMatchObject({
      failure: LISTED,
    });
    await never();
    await expect(inAllFrames(7, () => document.title)).rejects.toMatchObject({ failure: LISTED });
  });

  test('a tab that goes there at the last moment is not read: scripts name the document', async () => {
    const ran = tabWith('https://news.example/', NEWS_WITH_BANK);
    await inject({ tabId: 7 }, 'page');
    expect(ran.map(({ target }) => target)).toEqual([{ tabId: 7, documentIds: ['a'] }]);
  });
});

test('a frame of such a site, and what it holds, is left out of another page', async () => {
  const ran = tabWith('https://news.example/', NEWS_WITH_BANK);
  await inAllFrames(7, () => document.title);
  expect(ran.map(({ target }) => target)).toEqual([{ tabId: 7, documentIds: ['a', 'd'] }]);
  await expect(inject({ tabId: 7, frameIds: [3] }, 'selection')).rejects.toMatchObject({ failure: LISTED });
  await expect(inject({ tabId: 7, frameIds: [4] }, 'page')).rejects.toMatchObject({ failure: LISTED });
  await expect(inject({ tabId: 7, frameIds: [6] }, 'page'), 'it can’t be asked').rejects.toThrow(
    'The page gave no address.',
  );
  expect(ran).toHaveLength(1);
});

test('a browser that names no documents is given the frames', async () => {
  const ran = tabWith('https://news.example/', [{ frameId: 0, origins: ['https://news.example'] }]);
  await inject({ tabId: 7 }, 'page');
  expect(ran.map(({ target }) => target)).toEqual([{ tabId: 7, frameIds: [0] }]);
});

test('with an empty list, a script runs at once', async () => {
  await never();
  const ran = tabWith('https://my.bank.example/', BANK);
  await inject({ tabId: 7 }, 'page');
  expect(ran).toEqual([{ what: '/content-scripts/page.js', target: { tabId: 7 } }]);
  expect(browser.scripting.executeScript).toHaveBeenCalledTimes(1);
});
