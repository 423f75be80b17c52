package org.swarmroom.sharing.library;

/** Hears from the library, on its threads or the index's; must not block. */
public interface LibraryListener {

  /** At most four times a second. */
  void progress(HashProgress progress);

  /** Nothing waits for its hash any more. */
  void done(long files, long bytes);

  /** One sentence that the user should see. */
  void problem(String sentence);

  /** Our own catalogue has a new sequence number: members may be told. */
  void catalogueChanged();
}
