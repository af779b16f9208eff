package app.visant.contracts.people.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param groups those whose devices somebody is to reach; absent for all devices */
public record MemberGroupsRequest(@Nullable List<String> groups) {}
