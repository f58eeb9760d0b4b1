import bar from './bar.css';
import contact from './contact.css';
import gift from './gift.css';
import handle from './handle.css';
import inline from './inline.css';
import modal from './modal.css';
import picture from './picture.css';
import positions from './positions.css';
import tab from './tab.css';
import tick from './tick.css';

export const styles = picture + tick + contact + gift + handle + positions + modal + bar + inline + tab;
