package org.swarmroom.index.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.FileType;
import org.swarmroom.index.query.Folding;
import org.swarmroom.index.query.Query;

/**
 * One search: scans own names, then those of members online, then the others, until there is enough
 * to rank or the time is over. One thread, used once.
 */
final class NameSearch {

  private static final int ENOUGH_GROUPS = 5_000;
  private static final int ENOUGH_ROWS = 50_000;
  private static final long SOFT_NANOS = 150_000_000;
  private static final long HARD_NANOS = 2_000_000_000;

  private final Pattern pattern;
  private final Query query;
  private final int limit;
  private final List<Member> members;
  private final Map<Object, Group> groups = new HashMap<>();
  private final BlockText text = new BlockText();
  private final long start = System.nanoTime();
  private int rowsFound;
  private boolean cut;

  /** An owner with what is known of it for this search. */
  private record Member(String owner, NameState names, String nick, boolean online) {
    boolean own() {
      return owner.equals(NameIndex.OWN);
    }
  }

  NameSearch(Query query, int limit, Iterable<OwnerNames> owners, HolderInfo info) {
    this.query = query;
    this.pattern = new Pattern(query);
    this.limit = Math.max(1, limit);
    this.members = new ArrayList<>();
    for (OwnerNames names : owners) {
      String owner = names.owner();
      boolean online = owner.equals(NameIndex.OWN) || info.online(owner);
      members.add(new Member(owner, names.state(), info.nick(owner), online));
    }
    members.sort(
        Comparator.comparing((Member member) -> !member.own())
            .thenComparing(member -> !member.online())
            .thenComparing(Member::owner));
  }

  SearchResult run() {
    for (Member member : asked()) {
      scan(member);
      if (cut) {
        break;
      }
    }
    List<Group> best = new ArrayList<>(groups.values());
    best.sort(Group.BEST_FIRST);
    boolean more = cut || best.size() > limit;
    best = new ArrayList<>(best.subList(0, Math.min(limit, best.size())));
    Map<Group, Hit> hits = new HashMap<>();
    best.forEach(group -> hits.put(group, hit(group)));
    best.sort(Group.BEST_FIRST);
    return new SearchResult(best.stream().map(hits::get).toList(), more);
  }

  /** All members, or those meant by {@code by:}; a whole nick goes before the beginning of one. */
  private List<Member> asked() {
    if (query.by().isEmpty()) {
      return members;
    }
    String by = query.by().get();
    List<Member> named =
        members.stream().filter(member -> Folding.fold(member.nick()).equals(by)).toList();
    return named.isEmpty()
        ? members.stream().filter(member -> Folding.fold(member.nick()).startsWith(by)).toList()
        : named;
  }

  private void scan(Member member) {
    Segment base = member.names().base();
    for (int block : Candidates.of(base, pattern.needles())) {
      if (!pattern.mayHold(base.types(block), base.greatestSize(block))) {
        continue;
      }
      base.read(block, text);
      int first = block * SegmentFormat.BLOCK;
      int count = Math.min(SegmentFormat.BLOCK, base.rows() - first);
      for (int i = 0; i < count; i++) {
        int row = first + i;
        if (pattern.admits(base.type(row), base.size(row))
            && pattern.matches(text.folded(), text.from(i), text.to(i))
            && !member.names().isDead(row)) {
          int score = Ranking.score(pattern, text.folded(), text.from(i), text.to(i));
          Group group = group(base.content(row), i);
          if (found(group, member, score, base.size(row), base.type(row))) {
            group.path = text.pathText(i);
          }
        }
      }
      if (enough()) {
        return;
      }
    }
    scanDelta(member);
  }

  private void scanDelta(Member member) {
    for (Optional<NameRow> changed : member.names().changed()) {
      if (changed.isEmpty()) {
        continue;
      }
      NameRow row = changed.get();
      byte[] folded = row.folded();
      if (pattern.admits(row.type(), row.size()) && pattern.matches(folded, 0, folded.length)) {
        int score = Ranking.score(pattern, folded, 0, folded.length);
        String path = row.entry().path();
        Group group = group(row.content() == null ? path : row.content());
        if (found(group, member, score, row.size(), row.type())) {
          group.path = path;
        }
        if (enough()) {
          return;
        }
      }
    }
  }

  private boolean enough() {
    long nanos = System.nanoTime() - start;
    cut |=
        groups.size() >= Math.max(ENOUGH_GROUPS, limit)
            || rowsFound >= ENOUGH_ROWS
            || nanos > SOFT_NANOS && groups.size() >= limit
            || nanos > HARD_NANOS;
    return cut;
  }

  private Group group(@Nullable ContentId content, int rowInBlock) {
    return content == null ? group(text.pathText(rowInBlock)) : group(content);
  }

  private Group group(Object contentOrPath) {
    return groups.computeIfAbsent(
        contentOrPath, key -> new Group(key instanceof ContentId content ? content : null));
  }

  /** Counts a match; true if it is the group's best so far and gives it its path. */
  private boolean found(Group group, Member member, int score, long size, byte type) {
    rowsFound++;
    group.owners.add(member.owner());
    group.reachable |= member.online();
    if (score <= group.score) {
      return false;
    }
    group.score = score;
    group.size = size;
    group.type = type;
    return true;
  }

  /**
   * Asks every member, also those whose name for it did not match. Its size is the likeliest, and
   * only those who list that one count as holders.
   */
  private Hit hit(Group group) {
    ContentId content = group.content;
    if (content == null) {
      return hit(group, List.of(group.name()), List.of(), true);
    }
    HitNames names = new HitNames(group.name());
    SizeVotes votes = new SizeVotes();
    boolean own = false;
    for (Member member : members) {
      Set<Long> sizes = member.names().sizes(content);
      if (sizes.isEmpty()) {
        continue;
      }
      if (!names.isFull()) {
        names.addAll(member.names().named(content, HitNames.MOST, text));
      }
      if (member.own()) {
        own = true;
        group.size = sizes.iterator().next();
      } else {
        votes.add(member.owner(), sizes);
      }
    }
    List<ListedSize> sizes = votes.likeliestFirst();
    if (!own && !sizes.isEmpty()) {
      group.size = sizes.get(0).size();
    }
    Set<String> listing =
        sizes.stream()
            .filter(listed -> listed.size() == group.size)
            .findFirst()
            .map(ListedSize::holders)
            .orElse(Set.of());
    group.owners.clear();
    group.owners.addAll(listing);
    List<Holder> holders = new ArrayList<>();
    for (Member member : members) {
      if (listing.contains(member.owner())) {
        holders.add(new Holder(member.owner(), member.nick(), member.online()));
      }
    }
    group.reachable = own || holders.stream().anyMatch(Holder::online);
    if (own) {
      group.owners.add(NameIndex.OWN);
    }
    return hit(group, names.list(), holders, own);
  }

  private static Hit hit(Group group, List<String> names, List<Holder> holders, boolean own) {
    return new Hit(
        Optional.ofNullable(group.content),
        group.name(),
        group.size,
        FileType.values()[group.type],
        group.folder(),
        names,
        List.copyOf(holders),
        own);
  }
}
