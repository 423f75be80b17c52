package org.swarmroom.app.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.swarmroom.app.node.NodeEvent;

/**
 * An event as one flat JSON object with {@code event} and {@code at} first.
 *
 * <p>The names are what scripts rely on: once shipped they stay.
 */
public final class EventJson {

  private EventJson() {}

  public static JsonObject of(NodeEvent event) {
    JsonObject json = new JsonObject();
    json.addProperty("event", name(event));
    json.addProperty("at", event.at());
    json.asMap().putAll(fields(event).asMap());
    // A line carries the time of its own; an event's time is when this node heard of it.
    json.addProperty("at", event.at());
    return json;
  }

  /** The name that the event has outside: {@code transfer-done}, {@code line}, … */
  static String name(NodeEvent event) {
    if (event instanceof NodeEvent.Ready) {
      return "ready";
    } else if (event instanceof NodeEvent.RoomChanged) {
      return "room";
    } else if (event instanceof NodeEvent.MemberJoined) {
      return "member-joined";
    } else if (event instanceof NodeEvent.MemberLeft) {
      return "member-left";
    } else if (event instanceof NodeEvent.MembersChanged) {
      return "members";
    } else if (event instanceof NodeEvent.Line) {
      return "line";
    } else if (event instanceof NodeEvent.LinesSafe) {
      return "lines-safe";
    } else if (event instanceof NodeEvent.OfferArrived) {
      return "offer";
    } else if (event instanceof NodeEvent.ShareProgress) {
      return "share-progress";
    } else if (event instanceof NodeEvent.ShareDone) {
      return "share-done";
    } else if (event instanceof NodeEvent.CatalogueUpdated) {
      return "catalogue-updated";
    } else if (event instanceof NodeEvent.PeerChanged) {
      return "peer";
    } else {
      return transferName(event);
    }
  }

  private static String transferName(NodeEvent event) {
    if (event instanceof NodeEvent.TransferStarted) {
      return "transfer-started";
    } else if (event instanceof NodeEvent.TransferProgress) {
      return "transfer-progress";
    } else if (event instanceof NodeEvent.TransferDone) {
      return "transfer-done";
    } else if (event instanceof NodeEvent.TransferFailed) {
      return "transfer-failed";
    } else if (event instanceof NodeEvent.TransferRemoved) {
      return "transfer-removed";
    } else if (event instanceof NodeEvent.Warning) {
      return "warning";
    }
    throw new IllegalArgumentException("no name for " + event.getClass().getSimpleName());
  }

  /** The event's own fields, with those of the one row it is about beside them and not below. */
  private static JsonObject fields(NodeEvent event) {
    JsonObject own = Json.tree(event).getAsJsonObject();
    String row = rowOf(event);
    if (row.isEmpty()) {
      return own;
    }
    JsonElement nested = own.remove(row);
    own.asMap().putAll(nested.getAsJsonObject().asMap());
    return own;
  }

  private static String rowOf(NodeEvent event) {
    if (event instanceof NodeEvent.MemberJoined || event instanceof NodeEvent.MemberLeft) {
      return "member";
    } else if (event instanceof NodeEvent.RoomChanged) {
      return "room";
    } else if (event instanceof NodeEvent.Line) {
      return "line";
    } else if (event instanceof NodeEvent.OfferArrived) {
      return "offer";
    } else if (event instanceof NodeEvent.PeerChanged) {
      return "peer";
    } else if (event instanceof NodeEvent.TransferStarted
        || event instanceof NodeEvent.TransferProgress
        || event instanceof NodeEvent.TransferDone
        || event instanceof NodeEvent.TransferFailed) {
      return "transfer";
    }
    return "";
  }
}
