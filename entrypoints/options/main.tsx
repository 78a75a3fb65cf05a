import { createRoot } from 'react-dom/client';
import { Settings } from '@/components/settings/Settings';
import { createClient } from '@/utils/protocol/client';
import { sendMessage } from '@/utils/protocol/transport';
import { createSettingsStore } from '@/utils/panel/settings-store';
import { noteInConsole } from '@/utils/diagnostics/console';
import { noteUncaught } from '@/utils/diagnostics/uncaught';

noteUncaught('settings');
if (import.meta.env.MODE === 'development') noteInConsole();

const settings = await createSettingsStore(createClient(sendMessage, crypto.randomUUID()));
const root = document.getElementById('root');
if (root) createRoot(root).render(<Settings settings={settings} />);
