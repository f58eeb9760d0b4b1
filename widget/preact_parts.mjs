/**
 * Of Preact the page gets what the widget uses. What is left out is no use here, but would be a fourth of its bytes: taking over HTML that a server
 * has written, contexts, portals, error boundaries, hooks for tools; and every way to set HTML as text, so that not even a mistake of ours can.
 *
 * The version of Preact is fixed in package.json. Each piece must be there exactly once, or the build fails; with a new version, look anew.
 */
import { readFile } from 'node:fs/promises';

/** What, as it is in preact.mjs, and as it will be. */
const cuts = [
  [
    'taking over what a server has written, MathML',
    'if("svg"==C?f="http://www.w3.org/2000/svg":"math"==C?f="http://www.w3.org/1998/Math/MathML":f||(f="http://www.w3.org/1999/xhtml"),o)for(s=0;s<o.length;s++)if((k=o[s])&&(C?k.localName==C:3==k.nodeType)){t=k,o[s]=null;break}',
    '"svg"==C?f="http://www.w3.org/2000/svg":f||(f="http://www.w3.org/1999/xhtml");',
  ],
  [
    'custom built-in elements',
    'if(M=a.ownerDocument||document,!C)return M.createTextNode(x);t=M.createElementNS(f,C,x.is?x:a),l&&(n.__m&&n.__m(r,o),l=!1),o=null}',
    'if(!C)return document.createTextNode(x);t=document.createElementNS(f,C)}',
  ],
  [
    'templates',
    'if(a="template"==C&&t.content||t,o="textarea"==C&&null!=x.defaultValue?null:o&&d.call(a.childNodes),!l&&o)for($={},s=0;s<t.attributes.length;s++)$[(k=t.attributes[s]).name]=k.value;for(s in $)',
    'a=t;for(s in $)',
  ],
  [
    'HTML',
    '"dangerouslySetInnerHTML"==s?y=k:"children"==s||s in x||"value"==s&&"defaultValue"in x||"checked"==s&&"defaultChecked"in x||N(t,s,null,k,f)',
    '"children"==s||s in x||N(t,s,null,k,f)',
  ],
  ['HTML', '"dangerouslySetInnerHTML"==s?h=k:"value"==s', '"value"==s'],
  ['taking over', 'm=k:l&&"function"!=typeof k||$[s]===k||', 'm=k:$[s]===k||'],
  [
    'HTML, <progress>',
    'h?(l||y&&(h.__html==y.__html||h.__html==t.innerHTML)||(t.innerHTML=h.__html),r.__k=[]):(y&&(t.textContent=""),("foreignObject"==C||"http://www.w3.org/1998/Math/MathML"==f&&v.test(C))&&(f="http://www.w3.org/1999/xhtml"),I(a,w(_)?_:[_],r,u,i,f,o,e,o?o[0]:u.__k&&S(u,0),l,c),o&&o.some(g)),l&&"textarea"!=C||(s="value","progress"==C&&null==b?t.removeAttribute(s):null==b||b===t[s]&&("progress"!=C||b)||N(t,s,b,$[s],f),s="checked",null!=m&&m!=t[s]&&N(t,s,m,$[s],f))',
    'I(a,w(_)?_:[_],r,u,i,f,o,e,u.__k&&S(u,0),l,c),s="value",null==b||b===t[s]||N(t,s,b,$[s],f),s="checked",null!=m&&m!=t[s]&&N(t,s,m,$[s],f)',
  ],
  ['taking over', 'else $===x||l&&t.data==x||(t.data=x)', 'else $===x||(t.data=x)'],
  [
    'suspended components',
    '128&u.__u&&(c=32&u.__u,s=u.__c.__z)&&(r.__u|=c,p=o=[],8==s.nodeType?l=B(s,o):o.push(s),l=o[0]||l),(s=n.__b)&&s(r);',
    '',
  ],
  [
    'contexts, states derived from properties',
    'j=(s=V.contextType)&&i[s.__c],L=s?j?j.props.value:s.__:i,(d=u.__c)?(r.__c=d,2&d.__g&&(d.__g|=1)):(C?r.__c=d=new V(M,L):(r.__c=d=new x(M,L),d.constructor=V,d.render=K),j&&j.sub(d),d.state||(d.state={}),d.__n=i,d.__g|=8,d.__h=[],d.__k=[]),C&&(d.__s||(d.__s=d.state),V.getDerivedStateFromProps&&(d.__s==d.state&&(d.__s=_({},d.__s)),_(d.__s,V.getDerivedStateFromProps(M,d.__s)))),',
    '(d=u.__c)?r.__c=d:(C?r.__c=d=new V(M):(r.__c=d=new x(M),d.constructor=V,d.render=K),d.state||(d.state={}),d.__n=i,d.__g|=8,d.__h=[]),d.__s||(d.__s=d.state),',
  ],
  [
    'what happens before an update',
    'if(M!==k&&C&&!V.getDerivedStateFromProps&&d.componentWillReceiveProps&&d.componentWillReceiveProps(M,L),r.__v==u.__v&&!(8&d.__g)||!(4&d.__g)&&d.shouldComponentUpdate&&!1===d.shouldComponentUpdate(M,d.__s,L)){r.__v!=u.__v&&(d.props=M,d.state=d.__s,d.__g&=-9),r.__e=u.__e,r.__k=u.__k,r.__k.some(function(n){n&&(n.__=r)}),y.push.apply(d.__h,d.__k),d.__k=[],d.__h.length&&e.push(d)',
    'if(r.__v==u.__v&&!(8&d.__g)){r.__e=u.__e,r.__k=u.__k,r.__k.some(function(n){n&&(n.__=r)}),d.__h.length&&e.push(d)',
  ],
  [
    'the same',
    'd.componentWillUpdate&&d.componentWillUpdate(M,d.__s,L),C&&d.componentDidUpdate&&d.__h.push(function(){d.componentDidUpdate(k,b,m)})}else C&&!V.getDerivedStateFromProps&&d.componentWillMount&&d.componentWillMount(),C&&d.componentDidMount&&',
    'd.componentDidUpdate&&d.__h.push(function(){d.componentDidUpdate(k,b)})}else d.componentDidMount&&',
  ],
  [
    'states set while drawing, contexts, snapshots',
    'd.context=L,d.props=M,d.__P=t,d.__g&=-5,H=n.__r,q=C?25:0;do{d.__g&=-9,H&&H(r),s=d.render(d.props,d.state=d.__s,d.context)}while(8&d.__g&&++q<25);C&&(y.push.apply(d.__h,d.__k),d.__k=[]),d.state=d.__s,d.getChildContext&&(i=_({},i,d.getChildContext())),C&&u.__c&&d.getSnapshotBeforeUpdate&&(m=d.getSnapshotBeforeUpdate(k,b)),A=',
    'd.props=M,d.__P=t,d.__g&=-13,s=d.render(M,d.state=d.__s),A=',
  ],
  [
    'portals',
    'M.__P&&(s=l,f=(t=M.__P).namespaceURI,c=o=null,u.props&&u.props.__P!=t&&(u.__k.some(function(n){n&&J(n,n)}),u.__k=null),l=u.__k?S(u,0):null),l=I(t,w(A)?A:[A],r,u,i,f,o,e,l,c,a),M.__P&&(r.__e=null,l=s),r.__u&=-161,p&&p.some(g),d.__h.length&&e.push(d),1&d.__g&&(d.__g&=-4)}',
    'l=I(t,w(A)?A:[A],r,u,i,f,o,e,l,c,a),d.__h.length&&e.push(d)}',
  ],
  [
    'suspended components, error boundaries',
    'if(e.length=v,r.__v=null,c||o)if(t&&t.then){if(r.__u|=128|c,o){for(~(T=o.indexOf(l||void 0))||(T=o.length);(N=o[T-1])&&8==N.nodeType;)T--;for(;T<o.length;T++)if(N=o[T])if(o[T]=null,O){if(N==P)break}else{if(8!=N.nodeType)break;N.data.startsWith("$s")&&(P=B(O=N))}}if(!O){for(;l&&8==l.nodeType&&l.nextSibling;)l=l.nextSibling;O=l}(s=B(O=r.__c.__z||(r.__c.__z=O)))?(r.__e=O,l=s):r.__e=l,l=l&&l.nextSibling}else o&&o.some(g);else r.__e=u.__e;r.__k||(r.__k=u.__k||[]),t&&t.then||D(r),n.__e(t,r,u)}',
    'e.length=v,r.__v=null,r.__e=u.__e,r.__k||(r.__k=u.__k||[]),n.__e(t)}',
  ],
  [
    'error boundaries',
    'n={__e:function(n,t,r,u){for(var i,o,e;t=t.__;)if((i=t.__c)&&!(1&i.__g)){i.__g|=4;try{if((e=(o=i.constructor)&&o.getDerivedStateFromError)&&i.setState(o.getDerivedStateFromError(n)),i.componentDidCatch&&(i.componentDidCatch(n,u||{}),e=1),e&&8&i.__g)return void(i.__g|=2)}catch(t){n=t}}throw f=0,n}}',
    'n={__e:function(n){throw f=0,n}}',
  ],
  ['hooks for tools', 'return(s=n.diffed)&&s(r),l}', 'return l}'],
  ['hooks for tools', 'return!o&&n.vnode&&n.vnode(e),e}', 'return e}'],
  ['hooks for tools', 'n.vnode&&n.vnode(r),', ''],
  ['hooks for tools', 'n.__c&&n.__c(r,t),', ''],
  ['hooks for tools', 'n.unmount&&n.unmount(t),', ''],
  ['hooks for tools', 'u(n.event?n.event(r):r)', 'u(r)'],
  [
    'hooks for tools',
    '(8&t.__g||(t.__g|=8,u.push(t),f++))&&i==n.debounceRendering||((i=n.debounceRendering)||queueMicrotask)(H)',
    '8&t.__g||(t.__g|=8,u.push(t),f++)||queueMicrotask(H)',
  ],
  ['hooks for tools', '(i||queueMicrotask)(H)}}', 'queueMicrotask(H)}}'],
  ['taking over', 'n.__&&n.__(t,r),9==r.nodeType&&(r=r.documentElement),i=(u=t&&32&t.__u)?null:r.__k,', 'i=r.__k,'],
  [
    'taking over',
    'i?null:r.firstChild?d.call(r.childNodes):null,f,i?i.__e:r.firstChild,u,o)',
    'null,f,i?i.__e:null,0,o)',
  ],
  [
    'suspended components',
    '!u&&(i=t.__c)&&(i=i.__z)&&(f=B(i,o=[]))&&(i==t.__e&&o.some(g),g(f),g(i)),u||g(t.__e)',
    'u||g(t.__e)',
  ],
  ['portals', '||u&&!t.props.__P)', '||u)'],
  ['portals', 'if(n.props.__P)return t;', ''],
  ['portals', '"function"!=typeof n.type||n.props.__P?null:S(n)', '"function"!=typeof n.type?null:S(n)'],
  ['portals', 'n.__c&&!n.props.__P)', 'n.__c)'],
  [
    'comments between elements',
    'for(t&&!t.parentNode&&(t=S(n))&&!t.parentNode&&(t=null),o=n.__e,e=t;e&&8==e.nodeType;)e=e.nextSibling;for(o!=e&&(!u&&r.moveBefore&&o.parentNode?r.moveBefore(o,t):r.insertBefore(o,t||null)),t=o;(t=t&&t.nextSibling)&&8==t.nodeType&&!t.data.startsWith("$s"););return t}',
    'return t&&!t.parentNode&&(t=S(n))&&!t.parentNode&&(t=null),(o=n.__e)!=t&&r.insertBefore(o,t||null),o.nextSibling}',
  ],
  [
    'refs that are functions',
    '{try{"function"==typeof t?r?r.__x=t(r)||1:i&&(i=i.__c||i.__e)&&(r=i.__x)&&(i.__x=null,"function"==typeof r?r():t(null)):t.current=r}catch(t){n.__e(t,u)}}',
    '{t.current=r}',
  ],
  [
    'styles as text, styles that go',
    'if("string"==typeof r)n.style.cssText=r;else{if("string"==typeof u&&(n.style.cssText=u=""),u)for(t in u)r&&t in r||T(n.style,t);if(r)for(t in r)u&&r[t]==u[t]||T(n.style,t,r[t])}else if',
    'for(t in r)n.style[t]=r[t];else if',
  ],
  [
    'listeners that come first',
    'f=t!=(t=t.replace(l,"$1")),(t=t.slice(2))[0]<"a"&&(t=t.toLowerCase()),r?n.addEventListener(t,o,f):n.removeEventListener(t,o,f)',
    't=t.slice(2).toLowerCase(),r?n.addEventListener(t,o):n.removeEventListener(t,o)',
  ],
  ['listeners that come first', 'l=/(PointerCapture)$|Capture$/i,', ''],
  ['what happens at the end', 'if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(t){n.__e(t,r)}', ''],
  [
    'children that change places: none do',
    'if(g){for(a=[],s=[],f=0;f<i;f++)if((o=k[f])&&16&o.__u){for(_=0,p=a.length;_<p;)a[y=_+p>>1]<o.__i?_=y+1:p=y;a[_]=o.__i,s[f]=_+1}for(_=a.length;f--;)s[f]&&(s[f]==_?_--:k[f].__u|=4)}',
    '',
  ],
  ['children that change places', ',g=1)):(~c||', ')):(~c||'],
  [
    'attributes that no view has',
    'if("http://www.w3.org/2000/svg"==i)t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if("width"!=t&&"height"!=t&&"href"!=t&&"list"!=t&&"form"!=t&&"tabIndex"!=t&&"download"!=t&&"rowSpan"!=t&&"colSpan"!=t&&"role"!=t&&"popover"!=t&&t in n)',
    'if("http://www.w3.org/2000/svg"!=i&&"role"!=t&&t in n)',
  ],
  ['attributes that no view has', 'setAttribute(t,"popover"==t&&1==r?"":r)', 'setAttribute(t,r)'],
  ['what follows a change of state', 'this.__v&&(t&&this.__k.push(t),L(this))', 'this.__v&&L(this)'],
  [
    'what follows a drawing',
    'function(n){this.__v&&(this.__g|=4,n&&this.__h.push(n),L(this))}',
    'function(){this.__v&&L(this)}',
  ],
];

/** For esbuild. */
export const preactParts = {
  name: 'preact-parts',
  setup(build) {
    build.onLoad({ filter: /[\\/]preact[\\/]dist[\\/]preact\.mjs$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [what, from, to] of cuts) {
        const pieces = contents.split(from);
        if (pieces.length !== 2) throw new Error(`preact.mjs: "${what}" is there ${pieces.length - 1} times: ${from}`);
        contents = pieces.join(to);
      }
      return { contents, loader: 'js' };
    });
  },
};
