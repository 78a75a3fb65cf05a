import { createRoot } from 'react-dom/client';
import { Settings } from '@/components/settings/Settings';
import { createSettingsStore } from '@/utils/panel/settings-store';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Settings settings={await createSettingsStore()} />);
