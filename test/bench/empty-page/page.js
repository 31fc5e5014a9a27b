// Says when it was painted. Asked to, asks main 1000 times, one after another, and says how long each took in ms.
let answered = () => {};
window.rundbord.receive((text) => {
  const message = JSON.parse(text);
  if (message.kind === 'answer') answered();
  if (message.kind === 'event') void measure();
});

async function measure() {
  const trips = [];
  for (let id = 1; id <= 1000; id += 1) {
    const began = performance.now();
    const answer = new Promise((resolve) => {
      answered = resolve;
    });
    window.rundbord.send(
      JSON.stringify({ kind: 'ask', id, name: 'rating.give', argument: { rating: 'good' } }),
    );
    await answer;
    trips.push(performance.now() - began);
  }
  window.rundbord.send(`trips ${JSON.stringify(trips)}`);
}

requestAnimationFrame(() => setTimeout(() => window.rundbord.send('painted')));
