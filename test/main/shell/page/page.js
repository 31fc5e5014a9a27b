window.rundbord.receive((message) => window.rundbord.send(`got ${message}`));
window.rundbord.send('page is up');
