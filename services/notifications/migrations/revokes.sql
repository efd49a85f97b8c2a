REVOKE UPDATE, DELETE ON notifications.firing FROM notifications;
