import type { Answer } from '@/utils/chat/conversation';
import { t, uiLanguage } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';
import { Replaced } from './Replaced';
import './AnswerRemarks.css';

/** The name that the pictures of a request have on the wire, under which they are noted as refused. */
const PICTURES = 'image_url';

interface AnswerRemarksProps {
  readonly answer: Answer;
}

/** The lines below an answer on what was left out of its request, which model gave it, and what could not be read. */
export function AnswerRemarks({ answer }: AnswerRemarksProps) {
  const { dropped, replaced, trimmed, unread } = answer;
  const remarks = dropped.map((parameter) =>
    parameter === PICTURES ? t('dropped_pictures', answer.model) : t('dropped_parameter', parameter),
  );
  if (trimmed && trimmed.pages.length > 0) {
    remarks.push(t('trimmed_pages', new Intl.ListFormat(uiLanguage()).format(trimmed.pages)));
  }
  if (trimmed && trimmed.turns > 0) remarks.push(t('trimmed_turns', formatCount(trimmed.turns)));
  if (unread !== undefined) remarks.push(t('answer_unread'));
  return (
    <>
      {replaced !== undefined && <Replaced answer={answer} replaced={replaced} />}
      {remarks.map((remark) => (
        <p key={remark} className="answer-remark">
          {remark}
        </p>
      ))}
    </>
  );
}
