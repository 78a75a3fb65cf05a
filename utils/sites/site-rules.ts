import type { SiteRule } from './site-page';
import { arxiv } from './arxiv';
import { githubFile } from './github-file';
import { githubRepository } from './github-repository';
import { githubThread } from './github-thread';
import { googleDocs } from './google-docs';
import { hackerNews } from './hacker-news';
import { notion } from './notion';
import { reddit } from './reddit';
import { stackExchange } from './stack-exchange';
import { wikipedia } from './wikipedia';
import { youtube } from './youtube';

/** The sites that the general extraction does not read right. The first rule that matches is used. */
export const SITE_RULES: readonly SiteRule[] = [
  youtube,
  googleDocs,
  notion,
  githubThread,
  githubFile,
  githubRepository,
  stackExchange,
  wikipedia,
  arxiv,
  hackerNews,
  reddit,
];
