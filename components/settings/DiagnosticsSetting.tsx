import { useState } from 'react';
import { readDiagnostics } from '@/utils/panel/read-diagnostics';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { CopyButton } from '../kit/CopyButton';
import './DiagnosticsSetting.css';

interface DiagnosticsSettingProps {
  readonly settings: SettingsStore;
}

/** The log of what went wrong, read when it is asked for: to look at, and to be copied into a bug report. */
export function DiagnosticsSetting({ settings }: DiagnosticsSettingProps) {
  const [log, setLog] = useState<string | null>(null);

  return (
    <div className="setting">
      <p className="setting-hint">{t('diagnostics_hint')}</p>
      <div className="diagnostics-setting-head">
        <Button onClick={() => void readDiagnostics(settings.diagnostics).then(setLog)}>
          {t(log === null ? 'show_log' : 'read_log_again')}
        </Button>
        {log !== null && <CopyButton text={log} label={t('copy_log')} />}
      </div>
      {log !== null && (
        <pre className="diagnostics-setting-log" tabIndex={0} role="region" aria-label={t('log')} dir="ltr">
          {log}
        </pre>
      )}
    </div>
  );
}
