package org.swarmroom.chat.request;

/** Client-only tags of requests and offers; they say for machines what the text says for people. */
public final class Tags {

  private static final String OURS = "+swarmroom.org/";

  /** Id of a request, on the line that asks. */
  public static final String WANT = OURS + "want";

  /** What is asked for. */
  public static final String QUERY = OURS + "q";

  /** Id of the request that is answered; {@link #NONE} in {@link #OF} when declined. */
  public static final String OFFER = OURS + "offer";

  /** {@code 1/2}: which of how many. */
  public static final String OF = OURS + "of";

  public static final String NONE = "none";
  public static final String NAME = OURS + "dn";

  /** Bytes. */
  public static final String SIZE = OURS + "xl";

  /** Content id. */
  public static final String CONTENT = OURS + "cid";

  public static final String MAGNET = OURS + "magnet";

  /** Id of the request that needs no more answers, on a TAGMSG. */
  public static final String ENOUGH = OURS + "enough";

  private Tags() {}
}
