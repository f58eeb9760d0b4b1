import { icon } from '../toolkit';

export const Check = () => icon('M3 8.5l3.5 3.5L13 4.5');
export const Copy = () => icon('M6 6h7v7H6zM10 3H3v7');
export const Bubble = () => icon('M2.5 3h11v8h-5l-3.5 3v-3h-2.5z');
export const Chevron = () => icon('M3 10.5l5-5 5 5');
