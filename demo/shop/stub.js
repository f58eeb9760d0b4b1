window.touchstone ??= {
  q: [],
  track(...call) {
    this.q.push(call);
  },
};
