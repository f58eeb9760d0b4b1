import { type Adapter, page } from './adapter';

/** https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework, "CMP API v2" */
interface TcData {
  eventStatus?: string;
  purpose?: { consents?: Record<string, boolean> };
  vendor?: { consents?: Record<string, boolean> };
}
type TcfApi = (command: 'addEventListener', version: 2, hear: (data: TcData | null, success: boolean) => void) => void;

/**
 * IAB TCF 2.2: purpose 1, "store and/or access information on a device", decides; with a name, which is a vendor's
 * number, that vendor's consent as well. While the dialog is shown, nothing is decided.
 */
export const tcf: Adapter = (say, vendor) => {
  const api = page().__tcfapi as TcfApi | undefined;
  if (!api) return false;
  api('addEventListener', 2, (data, success) => {
    // A manager that cannot answer gives no data, and must not be thrown at for it.
    const { eventStatus, purpose, vendor: vendors } = data ?? {};
    if (!success || !/^(tcloaded|useractioncomplete)$/.test(eventStatus ?? '')) return;
    say(purpose?.consents?.[1] === true && (!vendor || vendors?.consents?.[vendor] === true));
  });
  return true;
};
