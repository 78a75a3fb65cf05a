import { fileURLToPath } from 'node:url';
import type { Case } from './extract-cases.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/pages', import.meta.url));

/** The pages of the tests, and the addresses at which they are what they are. */
const PAGES: Readonly<Record<string, string>> = {
  'article.html': 'https://pages.example/article.html',
  'article-ja.html': 'https://pages.example/article-ja.html',
  'article-zh.html': 'https://pages.example/article-zh.html',
  'docs.html': 'https://pages.example/docs.html',
  'forum.html': 'https://pages.example/forum.html',
  'app.html': 'https://pages.example/app.html',
  'frames/shadow.html': 'https://pages.example/frames/shadow.html',
  'frames/weather.html': 'https://pages.example/frames/weather.html',
  'frames/tide-table.html': 'https://pages.example/frames/tide-table.html',
  'lazy/feed.html': 'https://pages.example/lazy/feed.html',
  'sites/arxiv-abstract.html': 'https://arxiv.org/abs/2601.04217',
  'sites/arxiv-html.html': 'https://arxiv.org/html/2601.04217v2',
  'sites/github-discussion.html': 'https://github.com/skerries/logbook/discussions/40',
  'sites/github-file.html': 'https://github.com/skerries/logbook/blob/main/src/night.py',
  'sites/github-issue.html': 'https://github.com/skerries/logbook/issues/31',
  'sites/github-pull.html': 'https://github.com/skerries/logbook/pull/33',
  'sites/github-repository.html': 'https://github.com/skerries/logbook',
  'sites/hacker-news-front.html': 'https://news.ycombinator.com/',
  'sites/hacker-news-item.html': 'https://news.ycombinator.com/item?id=41000001',
  'sites/notion.html': 'https://handbook.varnholm.example/start',
  'sites/reddit.html':
    'https://www.reddit.com/r/oddarchives/comments/1zz0001/what_did_your_town_count_that_nobody_else_does/',
  'sites/reddit-old.html':
    'https://old.reddit.com/r/oddarchives/comments/1zz0001/what_did_your_town_count_that_nobody_else_does/',
  'sites/stack-overflow.html':
    'https://stackoverflow.com/questions/90210001/how-do-i-count-a-ship-that-passes-twice-only-once',
  'sites/transcript-panel.html': 'https://fog.example/12',
  'sites/wikipedia.html': 'https://en.wikipedia.org/wiki/Varnholm_Lighthouse',
  'sites/youtube-open.html': 'https://www.youtube.com/watch?v=LogBook0001',
};

/** These pages as a set of their own. */
export function fixtureCases(): readonly Case[] {
  return Object.entries(PAGES).map(([file, url]) => ({
    id: file,
    file,
    url,
    set: 'fixtures',
    folder: FOLDER,
    metric: 'snippets',
    type: 'fixture',
    language: null,
    truth: '',
    with: [],
    without: [],
  }));
}
