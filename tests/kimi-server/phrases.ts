import type { Language } from './prompt.ts';

/** The practice server's own words. */
interface Phrases {
  readonly introduction: string;
  readonly summary: (title: string) => string;
  readonly inShort: string;
  readonly keyPoints: string;
  readonly tooShort: string;
  readonly bestPassages: string;
  readonly aboutSelection: string;
  readonly under: (heading: string) => string;
  readonly noPassage: string;
  readonly sections: string;
  readonly noPage: string;
  readonly pictures: (list: string) => string;
}

export const PHRASES: Readonly<Record<Language, Phrases>> = {
  en: {
    introduction:
      '*This is Sidenote’s practice server: no model wrote this, the sentences are the page’s own.*',
    summary: (title) => (title === '' ? 'Summary' : `Summary: ${title}`),
    inShort: 'In short:',
    keyPoints: 'Main points, in the order of the page:',
    tooShort: 'The page is too short to be summed up. This is all of it:',
    bestPassages: 'These passages of the page have most to do with your question:',
    aboutSelection: 'These passages of the page have most to do with your selection:',
    under: (heading) => `Under **${heading}**:`,
    noPassage: 'No passage of the page shares a word with that. Try the words that the page itself uses.',
    sections: 'The page speaks about:',
    pictures: (list) => `Pictures came along, which the practice server cannot look at: ${list}.`,
    noPage: [
      'No page was sent with your question, and without one I have nothing to quote.',
      '',
      '- Open an article and choose **Summarise this page**, or',
      '- select a passage and ask about it, or',
      '- set a token of AceData Cloud in the settings to talk to Kimi itself.',
    ].join('\n'),
  },
  ja: {
    introduction:
      '*これは Sidenote の練習用サーバーです。モデルの文章ではなく、ページの文をそのまま抜き出しています。*',
    summary: (title) => (title === '' ? '要約' : `要約：${title}`),
    inShort: '要するに：',
    keyPoints: '要点(ページの順):',
    tooShort: 'このページは短いため要約できません。全文は次のとおりです：',
    bestPassages: 'ご質問に最も関係のある箇所です：',
    aboutSelection: '選択した部分に最も関係のある箇所です：',
    under: (heading) => `**${heading}** より：`,
    noPassage:
      'ページの中に、ご質問と共通する言葉が見つかりませんでした。ページで使われている言葉でお試しください。',
    sections: 'このページの項目：',
    pictures: (list) => `画像も届きましたが、練習用サーバーは中身を見られません：${list}`,
    noPage: [
      'ページが送られていないため、引用できる文がありません。',
      '',
      '- 記事を開いて「このページを要約」を選ぶ',
      '- 文章を選択して質問する',
      '- 設定で AceData Cloud のトークンを入力し、Kimi 本体と話す',
    ].join('\n'),
  },
  zh: {
    introduction: '*这是 Sidenote 的练习服务器：以下内容不是模型写的，句子全部摘自网页原文。*',
    summary: (title) => (title === '' ? '摘要' : `摘要：${title}`),
    inShort: '简而言之：',
    keyPoints: '要点(按网页顺序):',
    tooShort: '网页太短，无法概括。全文如下：',
    bestPassages: '网页中与您的问题最相关的段落：',
    aboutSelection: '网页中与所选内容最相关的段落：',
    under: (heading) => `**${heading}**:`,
    noPassage: '网页中没有与问题相同的词语，请试试网页本身使用的词。',
    sections: '网页内容包括：',
    pictures: (list) => `也收到了图片，但练习服务器看不懂内容：${list}。`,
    noPage: [
      '您的问题没有附带网页，因此没有可以引用的内容。',
      '',
      '- 打开一篇文章，选择「总结此页」',
      '- 选中一段文字，然后提问',
      '- 在设置中填写 AceData Cloud 的令牌，与真正的 Kimi 对话',
    ].join('\n'),
  },
};
