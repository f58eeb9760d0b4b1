import { type Adapter, page } from './adapter';

/** https://usercentrics.com/docs/web/ : version 3, and version 2. */
interface Version3 {
  getConsentDetails(): Promise<{
    services: Record<string, { name: string; consent: { given: boolean; type: 'EXPLICIT' | 'IMPLICIT' } }>;
  }>;
}
interface Version2 {
  isInitialized(): boolean;
  isConsentRequired(): boolean | null;
  getServicesBaseInfo(): { id: string; name: string; consent: { status: boolean } }[];
}

/**
 * Usercentrics: by the name or the id of the service. What holds by itself, before the visitor has said anything, is no
 * answer.
 */
export const usercentrics: Adapter = (say, name) => {
  const isOurs = (id: string, service: string): boolean => id === name || service === (name || 'Touchstone');

  async function read(): Promise<void> {
    const { __ucCmp: newer, UC_UI: older } = page() as { __ucCmp?: Version3; UC_UI?: Version2 };
    if (newer?.getConsentDetails) {
      for (const [id, { name: service, consent }] of Object.entries((await newer.getConsentDetails()).services)) {
        if (isOurs(id, service) && consent.type === 'EXPLICIT') say(consent.given);
      }
    } else if (older?.isInitialized?.() && older.isConsentRequired() === false) {
      say(older.getServicesBaseInfo().some(({ id, name: service, consent }) => isOurs(id, service) && consent.status));
    }
  }

  // Once the manager has taken in what it tells of.
  const readSoon = () => setTimeout(() => read().catch(() => {}));
  for (const event of ['UC_UI_INITIALIZED', 'UC_UI_CMP_EVENT', 'UC_CONSENT']) addEventListener(event, readSoon);
  readSoon();
  return true;
};
