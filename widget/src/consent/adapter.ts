/**
 * Listens to one consent manager: calls `say` with every answer of the visitor, now and later, and not before there is
 * one. `name` is what the shop calls the service or the category there; '' takes the adapter's own. Answers whether the
 * manager is on the page yet.
 */
export type Adapter = (say: (isAllowed: boolean) => void, name: string) => boolean;

/** What consent managers leave on the page, as they document it. */
export const page = (): Record<string, unknown> => window as unknown as Record<string, unknown>;
