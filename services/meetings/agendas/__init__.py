"""Agendas: what a session deals with, as proposed and as adopted."""
