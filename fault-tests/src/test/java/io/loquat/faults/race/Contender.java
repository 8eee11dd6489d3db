package io.loquat.faults.race;

/** One client of a race. Confined to one thread at a time. */
interface Contender {
  /**
   * Sends something, and writes down what it heard.
   *
   * @return whether there was an answer
   */
  boolean act();

  Journal journal();
}
