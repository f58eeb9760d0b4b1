// The whole survey of the floor page.
(() => {
  const style = new CSSStyleSheet();
  style.replaceSync(`.survey{position:fixed;right:16px;bottom:16px;box-sizing:border-box;width:min(384px,100vw - 32px);padding:20px;
border-radius:12px;background:#fff;color:#1a1a1a;font:16px/1.4 system-ui,sans-serif;box-shadow:0 8px 32px #0003}
.survey p{margin:0 0 12px;font-weight:600}.survey div{display:flex;gap:4px}.survey button{flex:1;padding:10px 0;border:1px solid #8a8f98;
border-radius:8px;background:none;font:inherit;cursor:pointer}.survey button:hover{background:#eef2ff}
.survey span{display:flex;justify-content:space-between;font-size:13px;margin-top:8px}.survey textarea{width:100%;box-sizing:border-box}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  const make = (tag, text = '', ...children) => {
    const element = document.createElement(tag);
    element.append(text, ...children);
    return element;
  };
  const send = (answer) =>
    fetch('/v1/responses', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answer),
    });
  const ask = () => {
    const survey = make('section');
    survey.className = 'survey';
    const points = Array.from({ length: 11 }, (_, score) => {
      const button = make('button', score);
      button.onclick = () => {
        send({ recommend: score });
        const text = make('textarea');
        const done = make('button', 'Send');
        done.onclick = () => {
          send({ recommend: score, why: text.value });
          survey.replaceChildren(make('p', 'Thank you!'));
        };
        survey.replaceChildren(make('p', 'What is the main reason for your score?'), text, make('div', done));
      };
      return button;
    });
    const ends = make('span', '', make('i', 'Not at all likely'), make('i', 'Extremely likely'));
    survey.append(make('p', 'How likely are you to recommend us to a friend?'), make('div', '', ...points), ends);
    document.body.append(survey);
  };
  if (document.body) ask();
  else addEventListener('DOMContentLoaded', ask);
})();
