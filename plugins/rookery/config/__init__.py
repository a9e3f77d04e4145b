"""feeds.yml and front matter -> frozen types, every problem at its file:line with the mend."""
