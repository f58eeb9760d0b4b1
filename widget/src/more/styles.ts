import contact from './contact.css';
import gift from './gift.css';
import picture from './picture.css';
import tick from './tick.css';

export const styles = picture + tick + contact + gift;
