"""What reviewers and admins see: the queue of visits, and waves with how far they are."""
