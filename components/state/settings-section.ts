/** A part of the settings that other screens lead to. */
export type SettingsSection =
  | 'token'
  | 'model'
  | 'maxTokens'
  | 'dailyLimit'
  | 'baseUrl'
  | 'storage'
  | 'sites'
  | 'prompts';
