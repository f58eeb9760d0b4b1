/**
 * The visitor's browser says that nothing may be kept: Global Privacy Control (https://w3c.github.io/gpc/) or its
 * predecessor Do Not Track. That counts for more than what the shop's file or a call says.
 */
export const refuses = (): unknown =>
  (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl || navigator.doNotTrack === '1';
