import type { Answer } from '@/utils/chat/conversation';
import { t, uiLanguage } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';
import './AnswerRemarks.css';

interface AnswerRemarksProps {
  readonly answer: Answer;
}

/** The lines below an answer on what was left out of its request, and what of it could not be read. */
export function AnswerRemarks({ answer: { dropped, trimmed, unread } }: AnswerRemarksProps) {
  const remarks = dropped.map((parameter) => t('dropped_parameter', parameter));
  if (trimmed && trimmed.pages.length > 0) {
    remarks.push(t('trimmed_pages', new Intl.ListFormat(uiLanguage()).format(trimmed.pages)));
  }
  if (trimmed && trimmed.turns > 0) remarks.push(t('trimmed_turns', formatCount(trimmed.turns)));
  if (unread !== undefined) remarks.push(t('answer_unread'));
  return remarks.map((remark) => (
    <p key={remark} className="answer-remark">
      {remark}
    </p>
  ));
}
