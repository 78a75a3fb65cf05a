import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { LockState } from '@/utils/settings/lock-state';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { failureSentence } from '../failure/failure-words';
import { Button } from '../kit/Button';
import { Field } from '../kit/Field';
import { formatMinutes, formatPercent } from '../kit/format';
import { ProgressBar } from '../kit/ProgressBar';
import { Select } from '../kit/Select';
import { useCommand } from '../state/use-command';
import { PassphraseForm } from './PassphraseForm';
import './PassphraseSetting.css';

interface PassphraseSettingProps {
  readonly settings: SettingsStore;
}

/** The user's business with the passphrase. */
type Task = 'set' | 'change' | 'remove';

/** The passphrase that everything on disk is encrypted with. */
export function PassphraseSetting({ settings }: PassphraseSettingProps) {
  const lock = useStore(settings, (state) => state.lock);
  const [task, setTask] = useState<Task | null>(null);
  const group = useRef<HTMLDivElement>(null);

  // The form, which had the focus, is gone.
  function close() {
    setTask(null);
    requestAnimationFrame(() => group.current?.querySelector('button')?.focus());
  }

  return (
    <div ref={group} className="setting" role="group" aria-labelledby="settings-passphrase">
      <span id="settings-passphrase" className="setting-label">
        {t('passphrase')}
      </span>
      <p className="setting-hint">{t(lock.type === 'open' ? 'passphrase_on_hint' : 'passphrase_off_hint')}</p>
      {lock.type === 'moving' && <Moving share={lock.share} />}
      {/* It stays while everything is moved: it says how that ended. */}
      <div hidden={lock.type === 'moving'}>
        {task === null ? (
          <PassphraseButtons lock={lock} settings={settings} onTask={setTask} />
        ) : (
          <TaskForm task={task} settings={settings} onClose={close} />
        )}
      </div>
      {lock.type === 'open' && task === null && <RestSetting settings={settings} lock={lock} />}
    </div>
  );
}

function Moving({ share }: { readonly share: number }) {
  const words = t('passphrase_moving', formatPercent(share));
  return (
    <>
      <ProgressBar label={t('passphrase')} words={words} value={share} max={1} />
      <p className="setting-hint">{words}</p>
    </>
  );
}

interface PassphraseButtonsProps extends PassphraseSettingProps {
  readonly lock: LockState;
  readonly onTask: (task: Task) => void;
}

function PassphraseButtons({ lock, settings, onTask }: PassphraseButtonsProps) {
  const { failure, run } = useCommand();
  if (lock.type !== 'open') return <Button onClick={() => onTask('set')}>{t('set_passphrase')}</Button>;
  return (
    <>
      <div className="passphrase-buttons">
        <Button onClick={() => void run(settings.lockNow)}>{t('lock_now')}</Button>
        <Button onClick={() => onTask('change')}>{t('change_passphrase')}</Button>
        <Button onClick={() => onTask('remove')}>{t('remove_passphrase')}</Button>
      </div>
      {failure && (
        <p className="setting-hint setting-error" role="alert">
          {failure.kind === 'storage' ? t('not_locked') : failureSentence(failure)}
        </p>
      )}
    </>
  );
}

interface TaskFormProps extends PassphraseSettingProps {
  readonly task: Task;
  readonly onClose: () => void;
}

function TaskForm({ task, settings, onClose }: TaskFormProps) {
  const ways = { busy: t('passphrase_working'), onDone: onClose, onCancel: onClose };
  switch (task) {
    case 'set':
      return (
        <PassphraseForm
          {...ways}
          asksNew
          submit={t('encrypt_everything')}
          onSubmit={async ({ next }) => {
            const failure = await settings.turnLockOn(next);
            return failure ? { failure } : { type: 'open' };
          }}
        />
      );
    case 'change':
      return (
        <PassphraseForm
          {...ways}
          current={t('passphrase_current')}
          asksNew
          submit={t('change_passphrase')}
          onSubmit={({ current, next }) => settings.changePassphrase(current, next)}
        />
      );
    case 'remove':
      return (
        <PassphraseForm
          {...ways}
          current={t('passphrase_current')}
          submit={t('remove_passphrase')}
          onSubmit={({ current }) => settings.turnLockOff(current)}
        />
      );
  }
}

/** Minutes of rest to choose from. */
const RESTS = [5, 15, 60];

/** The value of the list for no time of rest. */
const AT_BROWSER_END = 'browser-end';

interface RestSettingProps extends PassphraseSettingProps {
  readonly lock: Extract<LockState, { readonly type: 'open' }>;
}

function RestSetting({ settings, lock: { restMinutes } }: RestSettingProps) {
  const { failure, run } = useCommand();
  const choose = (minutes: number | null) => run(() => settings.setLockRest(minutes).then(() => null));
  return (
    <Field
      label={t('lock_after')}
      id="lock-after"
      error={failure && failureSentence(failure)}
      isSaved={false}
    >
      <Select
        id="lock-after"
        value={restMinutes === null ? AT_BROWSER_END : String(restMinutes)}
        onChoose={(value) => void choose(value === AT_BROWSER_END ? null : Number(value))}
      >
        {RESTS.map((minutes) => (
          <option key={minutes} value={minutes}>
            {t('lock_after_time', formatMinutes(minutes))}
          </option>
        ))}
        <option value={AT_BROWSER_END}>{t('lock_at_browser_end')}</option>
      </Select>
    </Field>
  );
}
