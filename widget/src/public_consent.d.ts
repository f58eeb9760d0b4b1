import type { ConnectConsent } from './touchstone';

export declare const connectConsent: ConnectConsent;
