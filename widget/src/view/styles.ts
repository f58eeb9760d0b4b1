import card from './card.css';
import ending from './ending.css';
import footer from './footer.css';
import scale from './scale.css';
import text from './text.css';

export const styles = card + footer + scale + text + ending;
