// What the time is by the server's clock, which counts the clicks: a browser's own may be wrong. Each beat tells it.
let ahead = 0;

export const heardTime = time => {
  ahead = time - Date.now();
};
export const serverNow = () => Date.now() + ahead;
