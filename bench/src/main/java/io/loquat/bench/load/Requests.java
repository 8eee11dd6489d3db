package io.loquat.bench.load;

/** The requests of one client thread in one workload. Confined to that thread. */
interface Requests {
  /** The next request; good until the one after it. */
  Message next();

  /** What every reply must have. */
  Expectation expectation();

  /** How many documents one request is about, which is what rates count. */
  default int documents() {
    return 1;
  }
}
