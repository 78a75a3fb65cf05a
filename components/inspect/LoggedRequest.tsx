import type { RequestRecord } from '@/utils/chat/request-record';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { CopyAs } from './CopyAs';
import { formatCount, formatSeconds } from '../kit/format';
import { isPictureUrl } from '@/utils/picture/picture';
import { readLoggedBody } from '@/utils/kimi/logged-body';
import './LoggedRequest.css';

interface LoggedRequestProps {
  readonly record: RequestRecord;
}

/** In characters; longer messages start folded: a page would bury everything below it. */
const FOLD_AT = 400;

const TIMES: readonly (readonly [
  'sentAfter' | 'openedAfter' | 'firstTokenAfter' | 'endedAfter',
  MessageKey,
])[] = [
  ['sentAfter', 'time_sent'],
  ['openedAfter', 'time_opened'],
  ['firstTokenAfter', 'time_first_token'],
  ['endedAfter', 'time_ended'],
];

/** A request: its address, its duration, its content and its answer. */
export function LoggedRequest({ record }: LoggedRequestProps) {
  const { url, status, body, events, omittedEvents } = record;
  const { model, messages, parameters } = readLoggedBody(body);

  return (
    <div className="logged-request">
      <CopyAs request={{ url, body }} />
      <dl className="logged-request-facts">
        <Fact name={t('model')} value={model} />
        <Fact name={t('base_url')} value={url} />
        <Fact name={t('status')} value={status === null ? t('no_answer') : `HTTP ${status}`} />
        {parameters.map(([name, json]) => (
          <Fact key={name} name={name} value={json} />
        ))}
      </dl>
      <h3 className="logged-request-title">{t('times')}</h3>
      <dl className="logged-request-facts">
        {TIMES.map(([time, label]) => {
          const after = record[time];
          return <Fact key={time} name={t(label)} value={after === null ? '–' : formatSeconds(after)} />;
        })}
      </dl>
      <h3 className="logged-request-title">{t('messages')}</h3>
      {messages.map(({ role, content, pictures }, index) => (
        <details key={index} className="logged-request-fold" open={content.length <= FOLD_AT}>
          <summary>
            <span className="logged-request-role">{role}</span>
            <span className="logged-request-size">{t('characters', formatCount(content.length))}</span>
          </summary>
          {pictures.length > 0 && <LoggedPictures urls={pictures} />}
          <pre className="logged-request-text" tabIndex={0} aria-label={role} dir="auto">
            {content}
          </pre>
        </details>
      ))}
      <h3 className="logged-request-title">{t('received')}</h3>
      <details className="logged-request-fold">
        <summary>
          <span className="logged-request-role">{t('events', formatCount(events.length))}</span>
          {omittedEvents > 0 && (
            <span className="logged-request-size">{t('events_omitted', formatCount(omittedEvents))}</span>
          )}
        </summary>
        <ol className="logged-request-events" tabIndex={0} aria-label={t('received')}>
          {events.map(([after, payload], index) => (
            <li key={index}>
              <span className="logged-request-after">{formatSeconds(after)}</span>
              <code>{payload}</code>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="logged-request-fact">
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}

/** The pictures of a message, as they were sent. */
function LoggedPictures({ urls }: { readonly urls: readonly string[] }) {
  return (
    <ul className="logged-request-pictures" aria-label={t('pictures')}>
      {urls.map((url, index) => (
        <li key={index}>
          {isPictureUrl(url) ? (
            <img src={url} alt={t('picture_sent', String(index + 1), formatCount(url.length))} />
          ) : (
            t('picture_gone')
          )}
        </li>
      ))}
    </ul>
  );
}
