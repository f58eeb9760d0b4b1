import { type Adapter, page } from './adapter';

/** https://klaro.org/docs/api/js_api */
interface Manager {
  /** The visitor has answered, now or on an earlier visit. */
  confirmed: boolean;
  getConsent(service: string): boolean;
  watch(watcher: { update(manager: Manager, event: string): void }): void;
}

/** Klaro: by the name of the service. What is moved in its dialog counts once it is saved. */
export const klaro: Adapter = (say, name) => {
  const manager = (page().klaro as { getManager(): Manager } | undefined)?.getManager();
  if (!manager) return false;
  const service = name || 'touchstone';
  if (manager.confirmed) say(manager.getConsent(service));
  manager.watch({
    update(_manager, event) {
      if (event === 'saveConsents') say(manager.getConsent(service));
    },
  });
  return true;
};
