/** A part of the settings that something elsewhere leads to. */
export type SettingsSection = 'token' | 'model' | 'maxTokens' | 'dailyLimit' | 'baseUrl' | 'storage';
